package io.rapport.query.platform.export;

import io.rapport.query.platform.export.Export.Event;
import io.rapport.query.platform.export.Export.Grant;
import io.rapport.query.platform.export.Export.Look;
import io.rapport.query.platform.export.Export.Subject;
import java.io.IOException;
import java.util.List;

/** What an export is written on, in this order. */
interface Sheet {

    void begin(Subject subject) throws IOException;

    void purposes(List<Purpose.Told> purposes) throws IOException;

    void grants(List<Grant> grants) throws IOException;

    /** One of any number. */
    void look(Look look) throws IOException;

    /** One of any number, after the looks. */
    void event(Event event) throws IOException;

    /**
     * There is no more.
     *
     * @param unreadable how many events could not be told
     */
    void end(long unreadable) throws IOException;
}
