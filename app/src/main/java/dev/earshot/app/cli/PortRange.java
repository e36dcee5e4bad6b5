package dev.earshot.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** UDP ports for audio; 0 to 0 lets the system choose. */
record PortRange(int first, int last) {
  static final PortRange ANY = new PortRange(0, 0);

  /** Reads {@code FIRST-LAST}. */
  static final class Converter implements ITypeConverter<PortRange> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    @Override
    public PortRange convert(String value) {
      Matcher range = RANGE.matcher(value);
      if (!range.matches()) {
        throw new TypeConversionException("'" + value + "' is not FIRST-LAST");
      }
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      // A leg takes an even port for RTP and the next for RTCP (RFC 3550 11).
      if (first < 1024 || last > 65_535 || first % 2 != 0 || last <= first) {
        throw new TypeConversionException(
            "'" + value + "' must begin with an even port from 1024 up and end above it");
      }
      return new PortRange(first, last);
    }
  }
}
