package dev.earshot.app.ui.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The sentence that says who hears us, word for word, with its lead words in bold. */
public final class Sentence extends TextFlow {
  private static final Pattern LEADS = Pattern.compile("(Heard by|Seen by|Not by|Unsure):");
  private String shown = "";

  public Sentence() {
    getStyleClass().add("sentence");
    setAccessibleRole(AccessibleRole.TEXT);
  }

  /** Nothing happens if it is the same. */
  public void show(String sentence) {
    if (sentence.equals(shown)) {
      return;
    }
    shown = sentence;
    setAccessibleText(sentence);
    List<Text> parts = new ArrayList<>();
    Matcher lead = LEADS.matcher(sentence);
    int from = 0;
    while (lead.find()) {
      parts.add(part(sentence.substring(from, lead.start()), "sentence-text"));
      parts.add(part(lead.group(), "sentence-lead"));
      from = lead.end();
    }
    parts.add(part(sentence.substring(from), "sentence-text"));
    parts.removeIf(part -> part.getText().isEmpty());
    getChildren().setAll(parts);
  }

  private static Text part(String text, String styleClass) {
    Text part = new Text(text);
    part.getStyleClass().add(styleClass);
    return part;
  }
}
