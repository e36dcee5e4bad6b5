package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the next document of a call comes from. */
sealed interface Source {
  /**
   * From an application.
   *
   * @param more fields besides those that tell of the call
   */
  record Asked(Link link, Map<String, String> more) implements Source {}

  /** Made here, so that there is nothing to read. */
  record Made(List<Verb> verbs) implements Source {
    public Made {
      verbs = List.copyOf(verbs);
    }

    /** Straight into a conference. */
    static Made conference(Verb.Conference entry) {
      return new Made(List.of(new Verb.DialConference(entry, Optional.empty())));
    }
  }
}
