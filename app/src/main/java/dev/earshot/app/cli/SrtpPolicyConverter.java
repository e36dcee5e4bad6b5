package dev.earshot.app.cli;

import dev.earshot.audio.phone.MediaSecurity;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code off}, {@code optional} or {@code required}. */
final class SrtpPolicyConverter implements ITypeConverter<MediaSecurity.Policy> {
  @Override
  public MediaSecurity.Policy convert(String text) {
    try {
      return MediaSecurity.Policy.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException("'" + text + "' is not off, optional or required");
    }
  }
}
