package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Callback;
import dev.earshot.app.simulate.laml.Verb.Conference;
import dev.earshot.app.simulate.laml.Verb.Link;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads LaML (TwiML) documents as far as call flows for conferences need them: Say, Pause, Hangup,
 * Redirect, and Dial with one Conference. Everything else is a {@link LamlProblem} that names it.
 */
final class LamlReader {
  private static final Set<String> EVENTS =
      Set.of("start", "end", "join", "leave", "mute", "hold", "speaker", "modify", "announcement");
  private static final int LONGEST_NAME = 64;

  /** Known, and without effect on who hears whom. */
  private static final Set<String> IGNORED =
      Set.of(
          "waitUrl",
          "waitMethod",
          "record",
          "recordingStatusCallback",
          "recordingStatusCallbackMethod",
          "recordingStatusCallbackEvent",
          "trim",
          "eventCallbackUrl");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "muted",
          "beep",
          "startConferenceOnEnter",
          "endConferenceOnExit",
          "coach",
          "statusCallback",
          "statusCallbackEvent",
          "statusCallbackMethod",
          "maxParticipants");

  /** Twilio's own (spec chapter 1). */
  private static final Set<String> TWILIO =
      Set.of("participantLabel", "region", "jitterBufferSize");

  private final Dialect dialect;

  LamlReader(Dialect dialect) {
    this.dialect = dialect;
  }

  List<Verb> read(String text) throws LamlProblem {
    Element response = parse(text);
    if (!response.getTagName().equals("Response")) {
      throw new LamlProblem(
          LamlProblem.PARSE, "the document is a " + response.getTagName() + ", not a Response");
    }
    List<Verb> verbs = new ArrayList<>();
    for (Element child : children(response)) {
      verbs.add(verb(child));
    }
    return verbs;
  }

  private static Element parse(String text) throws LamlProblem {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      // No entities from elsewhere, and none that grow.
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXParseException e) {
      throw new LamlProblem(
          LamlProblem.PARSE,
          "no XML at line " + e.getLineNumber() + ", column " + e.getColumnNumber());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new LamlProblem(LamlProblem.PARSE, "no XML: " + e.getMessage());
    }
  }

  private static List<Element> children(Element parent) throws LamlProblem {
    List<Element> elements = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      } else if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
        throw new LamlProblem(LamlProblem.SCHEMA, "text in " + parent.getTagName());
      }
    }
    return elements;
  }

  private Verb verb(Element element) throws LamlProblem {
    return switch (element.getTagName()) {
      case "Say" -> new Verb.Say(element.getTextContent().strip());
      case "Pause" -> new Verb.Pause(number(element, "length", 1, 600).orElse(1));
      case "Hangup" -> new Verb.Hangup();
      case "Redirect" ->
          new Verb.Redirect(new Link(element.getTextContent().strip(), method(element, "method")));
      case "Dial" -> dial(element);
      default -> throw unknown("verb", element.getTagName(), "the simulator");
    };
  }

  private static LamlProblem unknown(String what, String name, String where) {
    return new LamlProblem(
        LamlProblem.SCHEMA, "the " + what + " " + name + " is not known to " + where);
  }

  private Verb dial(Element dial) throws LamlProblem {
    List<Element> nouns = children(dial);
    if (nouns.size() != 1 || !nouns.getFirst().getTagName().equals("Conference")) {
      throw new LamlProblem(
          LamlProblem.SCHEMA, "the simulator dials one Conference and nothing else");
    }
    Optional<Link> action =
        attribute(dial, "action").map(url -> new Link(url, method(dial, "method")));
    return new Verb.DialConference(conference(nouns.getFirst()), action);
  }

  private Conference conference(Element element) throws LamlProblem {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      boolean known = ATTRIBUTES.contains(name) || IGNORED.contains(name);
      if (!known && !(dialect.twilio() && TWILIO.contains(name))) {
        throw unknown("attribute " + name + " of", "Conference", dialect.name());
      }
    }
    String name = element.getTextContent();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new LamlProblem(
          LamlProblem.SCHEMA, "a Conference needs a name of 1 to " + LONGEST_NAME + " characters");
    }
    return new Conference(
        name,
        flag(element, "muted", false),
        beeps(element),
        flag(element, "startConferenceOnEnter", true),
        flag(element, "endConferenceOnExit", false),
        attribute(element, "coach"),
        callback(element),
        number(element, "maxParticipants", 2, 250),
        attribute(element, "participantLabel"));
  }

  private static boolean beeps(Element element) throws LamlProblem {
    return switch (attribute(element, "beep").orElse("true")) {
      case "onEnter", "onExit" -> true;
      default -> flag(element, "beep", true);
    };
  }

  private static Optional<Callback> callback(Element element) throws LamlProblem {
    Optional<String> url = attribute(element, "statusCallback");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    Set<String> events =
        Set.of(attribute(element, "statusCallbackEvent").orElse("start end").split("\\s+"));
    for (String event : events) {
      if (!EVENTS.contains(event)) {
        throw unknown("event", event, "statusCallbackEvent");
      }
    }
    return Optional.of(
        new Callback(new Link(url.get(), method(element, "statusCallbackMethod")), events));
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
  }

  private static String method(Element element, String name) {
    return attribute(element, name).filter("GET"::equalsIgnoreCase).isPresent() ? "GET" : "POST";
  }

  private static boolean flag(Element element, String name, boolean usual) throws LamlProblem {
    Optional<String> value = attribute(element, name);
    if (value.isPresent() && !value.get().matches("true|false")) {
      throw new LamlProblem(
          LamlProblem.SCHEMA, name + " must be true or false, not '" + value.get() + "'");
    }
    return value.map(Boolean::parseBoolean).orElse(usual);
  }

  private static OptionalInt number(Element element, String name, int least, int most)
      throws LamlProblem {
    Optional<String> value = attribute(element, name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    int parsed = value.get().matches("\\d{1,6}") ? Integer.parseInt(value.get()) : -1;
    if (parsed < least || parsed > most) {
      throw new LamlProblem(
          LamlProblem.SCHEMA,
          name + " must be " + least + " to " + most + ", not '" + value.get() + "'");
    }
    return OptionalInt.of(parsed);
  }
}
