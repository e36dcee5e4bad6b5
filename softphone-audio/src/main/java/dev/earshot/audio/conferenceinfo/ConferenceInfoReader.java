package dev.earshot.audio.conferenceinfo;

import dev.earshot.audio.Parsed;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of any focus (RFC 4575), one pass, without trusting it: no DTD, no external
 * entities, bounds on length, depth and users. Elements it does not know are skipped; of several
 * endpoints of a user the first counts.
 */
public final class ConferenceInfoReader {
  private static final int MAX_CHARS = 200_000;
  private static final int MAX_DEPTH = 24;
  private static final int MAX_USERS = 2_000;
  private static final int MAX_TEXT = 512;

  private final XMLStreamReader xml;
  private final List<String> path = new ArrayList<>();
  private final List<ConferenceUser> users = new ArrayList<>();
  private String entity = "";
  private String version = "";
  private DocumentState state = DocumentState.FULL;
  private Optional<Integer> userCount = Optional.empty();
  private @Nullable UserParts user;

  private ConferenceInfoReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The document, or why it is none. */
  public static Parsed<ConferenceInfo> read(String text) {
    if (text.length() > MAX_CHARS) {
      return new Parsed.Rejected<>("conference document longer than " + MAX_CHARS, MAX_CHARS);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      return new ConferenceInfoReader(xml).document();
    } catch (XMLStreamException e) {
      return new Parsed.Rejected<>(
          "conference document is not well-formed", e.getLocation().getCharacterOffset());
    }
  }

  private Parsed<ConferenceInfo> document() throws XMLStreamException {
    while (xml.hasNext()) {
      Optional<String> fault =
          switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS -> text();
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                Optional.of("conference document with a DTD or entities");
            default -> Optional.empty();
          };
      if (fault.isPresent()) {
        return new Parsed.Rejected<>(fault.get(), xml.getLocation().getCharacterOffset());
      }
    }
    if (entity.isEmpty() || !version.matches("[0-9]{1,10}") && state != DocumentState.DELETED) {
      return new Parsed.Rejected<>("conference document without entity or version", -1);
    }
    long number = version.matches("[0-9]{1,10}") ? Long.parseLong(version) : 0;
    return new Parsed.Ok<>(new ConferenceInfo(entity, state, number, userCount, users));
  }

  private Optional<String> begin() {
    boolean ours = ConferenceInfoWriter.NAMESPACE.equals(xml.getNamespaceURI());
    boolean talking = ConferenceInfoWriter.TALKING_NAMESPACE.equals(xml.getNamespaceURI());
    path.add(ours || talking ? xml.getLocalName() : "?");
    if (path.size() > MAX_DEPTH) {
      return Optional.of("conference document nested too deeply");
    }
    if (path.size() == 1 && !where().equals("conference-info")) {
      return Optional.of("not a conference document");
    }
    switch (where()) {
      case "conference-info" -> {
        entity = attribute("entity");
        version = attribute("version");
        state = DocumentState.of(attribute("state"));
      }
      case "conference-info/users/user" ->
          user = new UserParts(attribute("entity"), DocumentState.of(attribute("state")));
      case "conference-info/users/user/endpoint" -> {
        if (user != null) {
          user.endpoints++;
        }
      }
      default -> {}
    }
    return users.size() > MAX_USERS
        ? Optional.of("conference document with more than " + MAX_USERS + " users")
        : Optional.empty();
  }

  private Optional<String> end() {
    if (user != null && where().equals("conference-info/users/user")) {
      if (!user.entity.isEmpty()) {
        users.add(user.complete());
      }
      user = null;
    }
    path.removeLast();
    return Optional.empty();
  }

  private Optional<String> text() {
    String text = xml.getText().strip();
    String shortened = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    if (where().equals("conference-info/conference-state/user-count")) {
      userCount =
          shortened.matches("[0-9]{1,6}")
              ? Optional.of(Integer.valueOf(shortened))
              : Optional.empty();
    } else if (user != null) {
      user.take(where(), shortened);
    }
    return Optional.empty();
  }

  private String where() {
    return String.join("/", path);
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null || value.length() > MAX_TEXT ? "" : value.strip();
  }

  /** What has been read of one user. */
  private static final class UserParts {
    private static final String ENDPOINT = "conference-info/users/user/endpoint";

    private final String entity;
    private final DocumentState state;
    private Optional<String> displayText = Optional.empty();
    private String status = "";
    private String media = "";
    private Optional<Boolean> talking = Optional.empty();
    private Optional<Instant> joinedAt = Optional.empty();
    private int endpoints;

    UserParts(String entity, DocumentState state) {
      this.entity = entity;
      this.state = state;
    }

    void take(String where, String text) {
      if (where.equals("conference-info/users/user/display-text")) {
        displayText = Optional.of(text);
      }
      if (endpoints != 1) {
        return;
      }
      switch (where) {
        case ENDPOINT + "/status" -> status = text;
        case ENDPOINT + "/media/status" -> media = text;
        case ENDPOINT + "/media/talking" -> talking = Optional.of(text.equals("true"));
        case ENDPOINT + "/joining-info/when" -> joinedAt = instant(text);
        default -> {}
      }
    }

    private static Optional<Instant> instant(String text) {
      try {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    ConferenceUser complete() {
      return new ConferenceUser(
          entity, state, displayText, Presence.of(status, media), talking, joinedAt);
    }
  }
}
