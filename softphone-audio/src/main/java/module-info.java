/** One SIP/RTP telephone, its devices, and the conference focus that answers other telephones. */
module dev.earshot.audio {
  requires static org.jspecify;
  requires java.desktop;
  requires java.naming;
  requires jdk.naming.dns;
  requires java.xml;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires webrtc.java;
  requires transitive dev.earshot.mixer;

  exports dev.earshot.audio;
  exports dev.earshot.audio.conferenceinfo;
  exports dev.earshot.audio.device;
  exports dev.earshot.audio.focus;
  exports dev.earshot.audio.focus.play;
  exports dev.earshot.audio.focus.record;
  exports dev.earshot.audio.guard;
  exports dev.earshot.audio.phone;
  exports dev.earshot.audio.rtp;
  exports dev.earshot.audio.sip;
  exports dev.earshot.audio.sip.admission;
  exports dev.earshot.audio.srtp;
  exports dev.earshot.audio.voice;
}
