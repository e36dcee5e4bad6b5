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

  /** That it tells is no good news before it was read. */
  void tells(boolean now, String detail) {
    synchronized (this) {
      tells = now;
      why = detail;
    }
    if (!now || isUp()) {
      say();
    }
  }

  /** Whatever was read before says nothing any more; before anything was, nothing is lost by it. */
  void anew() {
    boolean was;
    synchronized (this) {
      was = isUp();
      read = false;
      why = "reading what happened meanwhile";
    }
    if (was) {
      say();
    }
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
