/** The console: window, command line, back ends, demo. {@code Main} is the entry point. */
module dev.earshot.app {
  requires static org.jspecify;
  requires dev.earshot.audio;
  requires dev.earshot.mixer;
  requires javafx.controls;
  requires atlantafx.base;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.materialdesign2;
  requires tools.jackson.databind;
  requires okhttp3;
  requires java.management;
  requires org.cometd.server;
  // CometD's JSON; CometD itself asks for it only at compile time.
  requires org.eclipse.jetty.util.ajax;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.websocket.api;
  requires org.eclipse.jetty.websocket.server;
  requires info.picocli;
  requires java.logging;
  requires java.xml;

  // Jetty finds the methods of a WebSocket by public lookup.
  exports dev.earshot.app.socket;

  // picocli fills the fields of commands.
  opens dev.earshot.app.cli to
      info.picocli;
  // Jackson reads the records of the demo's report.
  opens dev.earshot.app.demo.report to
      tools.jackson.databind;
  opens dev.earshot.app.demo.tour to
      tools.jackson.databind;
}
