package dev.earshot.app.cli;

import dev.earshot.app.profile.EnumNames;
import dev.earshot.audio.phone.MediaSecurity;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code sdes-dtls}, {@code dtls-sdes}, {@code sdes} or {@code dtls}. */
final class SrtpKeyingConverter implements ITypeConverter<MediaSecurity.Keyings> {
  @Override
  public MediaSecurity.Keyings convert(String text) {
    Map<String, MediaSecurity.Keyings> all = EnumNames.of(MediaSecurity.Keyings.class);
    if (!all.containsKey(text)) {
      throw new TypeConversionException(
          "'" + text + "' is none of " + String.join(", ", all.keySet()));
    }
    return all.get(text);
  }
}
