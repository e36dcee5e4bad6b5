package dev.earshot.audio.conferenceinfo;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Prints a document (RFC 4575 7, with one element of ours for talking). */
final class ConferenceInfoWriter {
  static final String NAMESPACE = "urn:ietf:params:xml:ns:conference-info";

  /** RFC 4575 lets other namespaces add to a medium; who does not know this one skips it. */
  static final String TALKING_NAMESPACE = "urn:earshot:params:xml:ns:talking";

  private final XMLStreamWriter xml;

  private ConferenceInfoWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(ConferenceInfo document) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new ConferenceInfoWriter(xml).conference(document);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a conference document cannot be printed", e);
    }
    return text.toString();
  }

  private void conference(ConferenceInfo document) throws XMLStreamException {
    xml.writeStartElement("conference-info");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeNamespace("t", TALKING_NAMESPACE);
    attribute("entity", document.entity());
    attribute("state", document.state().text());
    attribute("version", Long.toString(document.version()));
    if (document.userCount().isPresent()) {
      xml.writeStartElement("conference-state");
      element("user-count", Integer.toString(document.userCount().get()));
      xml.writeEndElement();
    }
    xml.writeStartElement("users");
    if (document.state() == DocumentState.PARTIAL) {
      attribute("state", DocumentState.PARTIAL.text());
    }
    for (ConferenceUser user : document.users()) {
      user(user);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void user(ConferenceUser user) throws XMLStreamException {
    xml.writeStartElement("user");
    attribute("entity", user.entity());
    attribute("state", user.state().text());
    if (user.displayText().isPresent()) {
      element("display-text", user.displayText().get());
    }
    if (user.state() != DocumentState.DELETED) {
      endpoint(user);
    }
    xml.writeEndElement();
  }

  /** In the order of the schema. */
  private void endpoint(ConferenceUser user) throws XMLStreamException {
    xml.writeStartElement("endpoint");
    attribute("entity", user.entity());
    if (user.presence().isPresent()) {
      element("status", user.presence().get().endpoint());
    }
    if (user.joinedAt().isPresent()) {
      xml.writeStartElement("joining-info");
      element("when", user.joinedAt().get().toString());
      xml.writeEndElement();
    }
    xml.writeStartElement("media");
    attribute("id", "1");
    element("type", "audio");
    if (user.presence().isPresent()) {
      element("status", user.presence().get().media());
    }
    if (user.talking().isPresent()) {
      xml.writeStartElement("t", "talking", TALKING_NAMESPACE);
      xml.writeCharacters(user.talking().get().toString());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, printable(value));
  }

  /** XML 1.0 2.2: names come from callers, and not every character may stand in a document. */
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c < 0x20 || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
