package dev.earshot.app.profile;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One object of a profile being read: every field is asked for by name and kind. A mistake is noted
 * with its path, and reading goes on with a value that stands for it, so that all are found at
 * once.
 */
final class Section {
  private static final UUID NO_UUID = new UUID(0, 0);

  private final JsonNode object;
  private final String path;
  private final Mistakes mistakes;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(JsonNode object, String path, Mistakes mistakes) {
    this.object = object;
    this.path = path;
    this.mistakes = mistakes;
  }

  private Optional<JsonNode> find(String name) {
    asked.add(name);
    mistakes.asked(path + "/" + name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  void wrong(String name, String what) {
    mistakes.add(path + "/" + name, what);
  }

  private void missing(String name) {
    wrong(name, "is missing");
  }

  private <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser, String not) {
    return optionalText(name)
        .flatMap(
            text -> {
              Optional<T> value = parser.apply(text);
              if (value.isEmpty()) {
                wrong(name, not + ": '" + text + "'");
              }
              return value;
            });
  }

  private <T> T required(String name, Optional<T> value, T standIn) {
    if (value.isEmpty() && object.get(name) == null) {
      missing(name);
    }
    return value.orElse(standIn);
  }

  Optional<String> optionalText(String name) {
    Optional<JsonNode> node = find(name);
    if (node.isPresent() && (!node.get().isString() || node.get().asString().isBlank())) {
      wrong(name, node.get().isString() ? "is empty" : "must be a text");
      return Optional.empty();
    }
    return node.map(n -> n.asString().strip());
  }

  String text(String name) {
    return required(name, optionalText(name), "");
  }

  String text(String name, Pattern pattern, String otherwise, String rule) {
    return parsed(
            name, t -> Optional.of(t).filter(x -> pattern.matcher(x).matches()), "must be " + rule)
        .orElse(otherwise);
  }

  /** Of all values of an enum, see {@link EnumNames}. */
  <E extends Enum<E>> E choice(String name, E otherwise) {
    return choice(name, EnumNames.of(otherwise.getDeclaringClass()), otherwise);
  }

  <T> T choice(String name, Map<String, T> choices, T otherwise) {
    String all = String.join(", ", choices.keySet());
    return parsed(name, t -> Optional.ofNullable(choices.get(t)), "must be one of " + all + ", not")
        .orElse(otherwise);
  }

  int integer(String name, int least, int most, int otherwise) {
    Optional<JsonNode> node = find(name);
    if (node.isEmpty()) {
      return otherwise;
    }
    JsonNode value = node.get();
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      wrong(name, "must be a whole number from " + least + " to " + most);
      return otherwise;
    }
    return value.asInt();
  }

  Optional<Boolean> optionalBoolean(String name) {
    Optional<JsonNode> node = find(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      wrong(name, "must be true or false");
      return Optional.empty();
    }
    return node.map(JsonNode::asBoolean);
  }

  Optional<UUID> optionalUuid(String name) {
    return parsed(name, FieldText::uuid, "must be a UUID");
  }

  UUID requiredUuid(String name) {
    return required(name, optionalUuid(name), NO_UUID);
  }

  URI url(String name, Set<String> schemes) {
    String kinds = String.join(" or ", schemes);
    return required(
        name,
        parsed(name, text -> FieldText.uri(text, schemes), "must be an absolute " + kinds + " URL"),
        URI.create("http://invalid"));
  }

  Optional<InetSocketAddress> optionalPeer(String name, int port) {
    return parsed(name, text -> HostPort.parse(text, port), "must be HOST or HOST:PORT");
  }

  List<InetSocketAddress> peers(String name, int port) {
    List<InetSocketAddress> all = new ArrayList<>();
    for (JsonNode node : list(name)) {
      Optional<InetSocketAddress> peer =
          node.isString() ? HostPort.parse(node.asString(), port) : Optional.empty();
      peer.ifPresentOrElse(
          all::add,
          () -> mistakes.add(path + "/" + name, "must be a list of HOST or HOST:PORT: " + node));
    }
    return all;
  }

  /** An address of this machine; {@code fallback} if it is not given. */
  InetSocketAddress listen(String name, Optional<String> fallback) {
    Optional<InetSocketAddress> given =
        parsed(name, text -> HostPort.parse(text, -1), "must be HOST:PORT");
    Optional<InetSocketAddress> address =
        given.isPresent() || object.get(name) != null
            ? given
            : fallback.flatMap(text -> HostPort.parse(text, -1));
    InetSocketAddress chosen =
        required(name, address, InetSocketAddress.createUnresolved("localhost", 0));
    InetSocketAddress resolved = new InetSocketAddress(chosen.getHostString(), chosen.getPort());
    if (resolved.isUnresolved()) {
      wrong(name, "host '" + chosen.getHostString() + "' is unknown");
    }
    return resolved;
  }

  Optional<InetAddress> optionalHost(String name) {
    return parsed(name, FieldText::host, "must be an address of this machine");
  }

  Optional<SecretRef> optionalSecret(String name) {
    Optional<String> text = optionalText(name);
    Optional<SecretRef> ref = text.flatMap(SecretRef::parse);
    if (text.isPresent() && ref.isEmpty()) {
      // What stands there may be the secret itself: it is not repeated.
      wrong(name, "must refer to a secret (env:NAME, file:PATH or keychain:NAME), not hold it");
    }
    return ref;
  }

  SecretRef secret(String name) {
    return required(name, optionalSecret(name), new SecretRef(SecretRef.Place.ENV, "-"));
  }

  Optional<Path> optionalPath(String name) {
    return parsed(name, FieldText::path, "must be a path");
  }

  Path path(String name) {
    return required(name, optionalPath(name), Path.of("-"));
  }

  Optional<Section> optionalSection(String name) {
    Optional<JsonNode> node = find(name);
    if (node.isPresent() && !node.get().isObject()) {
      wrong(name, "must be an object");
      return Optional.empty();
    }
    return node.map(n -> new Section(n, path + "/" + name, mistakes));
  }

  /** An empty one stands in for one that is missing. */
  Section section(String name) {
    return required(
        name,
        optionalSection(name),
        new Section(JsonNodeFactory.instance.objectNode(), path + "/" + name, mistakes.deaf()));
  }

  List<Section> sections(String name) {
    List<Section> all = new ArrayList<>();
    for (JsonNode node : list(name)) {
      String place = path + "/" + name + "/" + all.size();
      if (!node.isObject()) {
        mistakes.add(place, "must be an object");
      }
      all.add(new Section(node, place, mistakes));
    }
    return all;
  }

  List<String> texts(String name, Pattern pattern, String rule, List<String> otherwise) {
    List<String> all = new ArrayList<>();
    for (JsonNode node : list(name)) {
      if (node.isString() && pattern.matcher(node.asString()).matches()) {
        all.add(node.asString());
      } else {
        mistakes.add(path + "/" + name + "/" + all.size(), "must be " + rule);
        all.add("");
      }
    }
    return object.get(name) == null ? otherwise : all;
  }

  private List<JsonNode> list(String name) {
    Optional<JsonNode> node = find(name);
    if (node.isPresent() && !node.get().isArray()) {
      wrong(name, "must be a list");
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>();
    node.ifPresent(array -> array.forEach(items::add));
    return items;
  }

  /** Notes every field that nobody asked for. */
  void end() {
    for (String name : object.propertyNames()) {
      if (!asked.contains(name)) {
        String known = String.join(", ", asked);
        wrong(name, "is not known here; there are " + known);
      }
    }
  }
}
