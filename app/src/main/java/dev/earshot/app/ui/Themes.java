package dev.earshot.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Fonts, style sheet, and the switch between light and dark. FX thread only. */
final class Themes {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final List<String> FONTS =
      List.of("fonts/EarshotSans-Regular.otf", "fonts/EarshotSans-Bold.otf");
  private static final double ANY_SIZE = 12;

  private final Scene scene;
  private boolean dark;

  Themes(Scene scene) {
    this.scene = scene;
    loadFonts();
    scene.getStylesheets().add(styleSheet());
  }

  /** The address of the console's own style sheet. */
  static String styleSheet() {
    return resource("earshot.css").toExternalForm();
  }

  void show(UiOptions.Theme theme) {
    boolean wantDark =
        switch (theme) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    show(wantDark);
  }

  void toggle() {
    show(!dark);
  }

  private void show(boolean wantDark) {
    dark = wantDark;
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
  }

  private static void loadFonts() {
    for (String font : FONTS) {
      try (InputStream in = resource(font).openStream()) {
        Font.loadFont(in, ANY_SIZE);
      } catch (IOException e) {
        throw new IllegalStateException("font " + font + " cannot be read", e);
      }
    }
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(Themes.class.getResource(name), name);
  }
}
