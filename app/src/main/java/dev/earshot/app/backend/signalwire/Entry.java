package dev.earshot.app.backend.signalwire;

import java.net.URI;

/** How the supervisor's telephone gets into a conference (signalwire.md chapter 4). */
public sealed interface Entry {
  /**
   * It dials an address or number whose handler is our document.
   *
   * @param uri as a telephone dials it, for example {@code sip:earshot@example.sip.signalwire.com}
   */
  record Dial(String uri) implements Entry {}

  /**
   * The system calls it and fetches our document.
   *
   * @param uri of the telephone
   * @param from number or address of the account that it shows
   * @param document public address of the document, without a query
   */
  record Call(String uri, String from, URI document) implements Entry {}

  /** The system calls it into the conference, without a document; Twilio only. */
  record Add(String uri, String from) implements Entry {}
}
