/**
 * Who hears whom in a conference, and the samples that result. Knows no device, socket or screen.
 */
module dev.earshot.mixer {
  requires static org.jspecify;

  exports dev.earshot.mixer;
  exports dev.earshot.mixer.audio;
  exports dev.earshot.mixer.conference;
  exports dev.earshot.mixer.port;
  exports dev.earshot.mixer.thread;
}
