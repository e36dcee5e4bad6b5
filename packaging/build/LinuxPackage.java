import java.util.List;

/** The two packages for Linux: the window and all, or what runs on servers. */
enum LinuxPackage {
  DESKTOP(
      "earshot",
      "Supervisor's console for live conferences",
      List.of("/etc/security/limits.d/95-earshot.conf")),
  SERVER(
      "earshot-server",
      "Conference focus and relay of Earshot, without a window",
      List.of("/etc/earshot/focus.env", "/etc/earshot/relay.env"));

  private final String id;
  private final String summary;
  private final List<String> configuration;

  LinuxPackage(String id, String summary, List<String> configuration) {
    this.id = id;
    this.summary = summary;
    this.configuration = configuration;
  }

  String id() {
    return id;
  }

  String summary() {
    return summary;
  }

  /** Files that administrators change and upgrades leave alone. */
  List<String> configuration() {
    return configuration;
  }
}
