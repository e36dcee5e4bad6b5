package dev.earshot.app.backend.genesys.voice;

/**
 * Whether what is known may be believed: Genesys tells, and it was read since it began to tell.
 * Guarded by its own monitor.
 */
final class VoiceLine {
  private final VoiceReports reports;
  private boolean tells;
  private boolean read;
  private String why = "";

  VoiceLine(VoiceReports reports) {
    this.reports = reports;
  }

  synchronized boolean isUp() {
    return tells && read;
  }

  void tells(boolean now, String detail) {
    synchronized (this) {
      tells = now;
      why = detail;
    }
    say();
  }

  /** Whatever was read before says nothing any more. */
  void anew() {
    synchronized (this) {
      read = false;
      why = "reading what happened meanwhile";
    }
    say();
  }

  void read(boolean now, String detail) {
    synchronized (this) {
      read = now;
      why = detail;
    }
    say();
  }

  private synchronized void say() {
    reports.line(tells && read, tells && read ? "" : why);
  }
}
