package dev.earshot.audio.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header fields of a message in their order. Names are compared without regard to case. */
public record Headers(List<Header> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** Values of all fields of that name, each as it stands. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }

  /** Elements of all fields of that name, whether repeated or separated by commas. */
  public List<String> elements(String name) {
    List<String> elements = new ArrayList<>();
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        elements.addAll(Lists.split(field.value(), ','));
      }
    }
    return elements;
  }

  /** Adds a field at the end. */
  public Headers with(String name, String value) {
    List<Header> more = new ArrayList<>(fields);
    more.add(new Header(name, value));
    return new Headers(more);
  }

  /** Adds a field at the end for each value. */
  public Headers withAll(String name, List<String> values) {
    List<Header> more = new ArrayList<>(fields);
    values.forEach(value -> more.add(new Header(name, value)));
    return new Headers(more);
  }

  /** Adds a field before all others. */
  public Headers withFirst(String name, String value) {
    List<Header> more = new ArrayList<>();
    more.add(new Header(name, value));
    more.addAll(fields);
    return new Headers(more);
  }

  /** These fields, then others. */
  public Headers followedBy(Headers others) {
    List<Header> more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return new Headers(more);
  }

  /** Puts one field in the place of the first of that name and drops the others of that name. */
  public Headers replacing(String name, String value) {
    List<Header> more = new ArrayList<>();
    boolean placed = false;
    for (Header field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        more.add(field);
      } else if (!placed) {
        more.add(new Header(name, value));
        placed = true;
      }
    }
    if (!placed) {
      more.add(new Header(name, value));
    }
    return new Headers(more);
  }

  public Headers without(String name) {
    List<Header> fewer = new ArrayList<>();
    for (Header field : fields) {
      if (!field.name().equalsIgnoreCase(name)) {
        fewer.add(field);
      }
    }
    return new Headers(fewer);
  }
}
