package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.Meters;
import dev.earshot.app.ui.UiOptions.Theme;
import dev.earshot.app.ui.keys.KeyAction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;

/**
 * Draws every state of the window, in both themes and several sizes, to PNG files: {@code Preview
 * DIR [part of a name]}.
 */
public final class Preview {
  /**
   * @param chats whether chats are looked at instead of calls
   */
  private record Shot(ConsoleSnapshot snapshot, Meters meters, boolean chats) {
    Shot(ConsoleSnapshot snapshot, Meters meters) {
      this(snapshot, meters, false);
    }
  }

  private static Shot chat(ConsoleSnapshot snapshot) {
    return new Shot(snapshot, Script.meters(false, false), true);
  }

  private Preview() {}

  private static Map<String, Shot> shots() {
    Map<String, Shot> shots = new LinkedHashMap<>();
    shots.put("listen", new Shot(Script.listening(), Script.meters(false, false)));
    shots.put("whisper", new Shot(Script.whispering(), Script.meters(true, false)));
    shots.put("proved", new Shot(Script.whisperProved(), Script.meters(true, false)));
    shots.put("whisper-shut", new Shot(Script.whisperShut(), Script.meters(false, false)));
    shots.put("switching", new Shot(Script.switching(), Script.meters(false, false)));
    shots.put("doubt", new Shot(Script.doubtful(), Script.meters(false, false)));
    shots.put("doubt-accepted", new Shot(Script.doubtAccepted(), Script.meters(false, false)));
    shots.put("tags-asked", new Shot(Script.tagsAsked(), Script.meters(false, false)));
    shots.put("barge-asked", new Shot(Script.bargeAsked(), Script.meters(false, false)));
    shots.put("barge", new Shot(Script.barging(), Script.meters(true, true)));
    shots.put("unknown", new Shot(Script.unknown(), ScriptedMeters.NOTHING));
    shots.put("demo", new Shot(Script.demoStep(), Script.meters(true, false)));
    shots.put("card", new Shot(Script.demoFinished(), Script.meters(false, false)));
    shots.put("none", new Shot(Script.nothingSelected(), ScriptedMeters.NOTHING));
    shots.put("connecting", new Shot(Script.connecting(), ScriptedMeters.NOTHING));
    shots.put("offline", new Shot(Script.offline(), ScriptedMeters.NOTHING));
    shots.put("chat-listen", chat(ChatScript.listening()));
    shots.put("chat-whisper", chat(ChatScript.whispering()));
    shots.put("chat-unconfirmed", chat(ChatScript.notConfirmed()));
    shots.put("chat-barge", chat(ChatScript.barging()));
    shots.put("chat-asked", chat(ChatScript.bargeAsked()));
    shots.put("chat-switching", chat(ChatScript.switching()));
    shots.put("chat-reconfirm", chat(ChatScript.reconfirm()));
    shots.put("chat-alarm", chat(ChatScript.alarm()));
    shots.put("chat-unknown", chat(ChatScript.unknown()));
    shots.put("chat-over", chat(ChatScript.over()));
    shots.put("chat-none", chat(ChatScript.none()));
    shots.put("armed", new Shot(OrderScript.armed(), Script.meters(false, false)));
    shots.put("offer", new Shot(OrderScript.offered(), ScriptedMeters.NOTHING));
    shots.put("one-way", new Shot(OrderScript.oneWay(), Script.meters(false, false)));
    shots.put("outdated", new Shot(Script.outdated(), ScriptedMeters.NOTHING));
    shots.put("keys", new Shot(Script.listening(), Script.meters(false, false)));
    shots.put("inbox", new Shot(Script.alerted(), Script.meters(false, false)));
    shots.put("many", new Shot(Script.many(300), Script.meters(false, false)));
    return shots;
  }

  public static void main(String[] args) throws FxUnavailableException, IOException {
    Path directory = Path.of(args[0]);
    String only = args.length > 1 ? args[1] : "";
    try (FxRuntime fx = FxRuntime.start(true)) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        for (int[] size : new int[][] {{1280, 800, 100}, {1024, 700, 100}, {1280, 800, 150}}) {
          for (Map.Entry<String, Shot> shot : shots().entrySet()) {
            String name =
                String.join(
                    "-",
                    shot.getKey(),
                    theme.name().toLowerCase(Locale.ROOT),
                    Integer.toString(size[0] * size[2] / 100));
            if (name.contains(only)) {
              Path file = directory.resolve(name + ".png");
              draw(fx, shot.getValue(), options(theme, size), file, size[2] / 100.0);
            }
          }
        }
      }
    }
  }

  private static UiOptions options(Theme theme, int[] size) {
    return new UiOptions(theme, size[0], size[1], Script.CLOCK, Runnable::run);
  }

  private static void draw(FxRuntime fx, Shot shot, UiOptions options, Path file, double scale)
      throws FxUnavailableException, IOException {
    FakeSource source = new FakeSource(shot.snapshot());
    ConsoleWindow window = fx.open(source, new RecordedCommands(), shot.meters(), options);
    if (shot.chats()) {
      Platform.runLater(() -> window.act(KeyAction.CHATS));
    }
    if (file.getFileName().toString().startsWith("keys")) {
      Platform.runLater(() -> window.act(KeyAction.HELP));
    }
    if (file.getFileName().toString().startsWith("inbox")) {
      Platform.runLater(() -> window.act(KeyAction.INBOX));
    }
    window.screenshot(file, scale);
    window.close();
  }
}
