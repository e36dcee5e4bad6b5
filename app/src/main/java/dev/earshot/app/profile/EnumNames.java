package dev.earshot.app.profile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What profiles and options call the values of an enum: {@code VERY_HIGH} is {@code very-high}. */
public final class EnumNames {
  private EnumNames() {}

  /** All values by their names, in their order. */
  public static <E extends Enum<E>> Map<String, E> of(Class<E> kind) {
    Map<String, E> byName = new LinkedHashMap<>();
    for (E value : kind.getEnumConstants()) {
      byName.put(of(value), value);
    }
    return byName;
  }

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
