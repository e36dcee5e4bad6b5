package dev.earshot.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibopusTest {
  @Test
  void aPackageLaysTheLibraryAmongThoseOfItsJava() {
    Path home = Path.of("runtime");
    assertThat(Libopus.beside(home, "/linux/x64/org/lwjgl/opus/libopus.so"))
        .isEqualTo(Path.of("runtime/lib/libopus.so"));
    assertThat(Libopus.beside(home, "/macos/arm64/org/lwjgl/opus/libopus.dylib"))
        .isEqualTo(Path.of("runtime/lib/libopus.dylib"));
    assertThat(Libopus.beside(home, "/windows/x64/org/lwjgl/opus/opus.dll"))
        .isEqualTo(Path.of("runtime/bin/opus.dll"));
  }
}
