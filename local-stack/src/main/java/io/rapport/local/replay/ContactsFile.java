package io.rapport.local.replay;

import io.rapport.local.home.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text file of lines {@code from to unix-seconds}, in any order; empty lines and those that begin with # are not
 * read.
 */
final class ContactsFile {

    private ContactsFile() {}

    static List<Contact> read(Path file) {
        try {
            return parsed(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw new Problem("There is no file " + file + ".", "Give one with lines: from to unix-seconds", e);
        } catch (MalformedInputException e) {
            throw new Problem(file + " is no text file.", "Give one with lines: from to unix-seconds", e);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e, "Make it readable.", e);
        }
    }

    static List<Contact> parsed(List<String> lines) {
        List<Contact> contacts = new ArrayList<>(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                contacts.add(parsed(index + 1, line));
            }
        }
        return contacts;
    }

    private static Contact parsed(int number, String line) {
        String[] fields = line.split("\\s+", -1);
        try {
            if (fields.length == 3) {
                return new Contact(
                        number,
                        Long.parseUnsignedLong(fields[0]),
                        Long.parseUnsignedLong(fields[1]),
                        Long.parseLong(fields[2]));
            }
        } catch (NumberFormatException e) {
            throw notAContact(number, e);
        }
        throw notAContact(number, null);
    }

    private static Problem notAContact(int number, @Nullable NumberFormatException cause) {
        return new Problem(
                "Line %d is no contact.".formatted(number),
                "A line is: from to unix-seconds, for example 3 4 1082155839",
                cause);
    }
}
