package io.rapport.web;

import java.util.List;
import org.springframework.web.method.HandlerMethod;

/** Parameters that many operations take alike, and that are not told one by one in their methods. */
public interface CommonParameters {

    /** Their names, for this operation; each is given once. */
    List<String> of(HandlerMethod operation);
}
