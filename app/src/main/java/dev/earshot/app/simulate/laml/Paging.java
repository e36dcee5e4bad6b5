package dev.earshot.app.simulate.laml;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts lists into pages (spec chapter 2). A token names the last thing that was shown, so that a
 * page neither repeats nor leaves out anything when something new comes meanwhile.
 */
final class Paging {
  private static final String TOKEN = "PageToken";
  private static final int MOST = 1_000;
  private static final int USUAL = 50;

  private Paging() {}

  /**
   * @param path of the list, without query
   * @param sid what names an entry
   * @throws Refused 400 if the query asks for a page that cannot be
   */
  static <T> ObjectNode page(
      String path,
      Form query,
      String name,
      List<T> all,
      Function<T, String> sid,
      Function<T, ObjectNode> shown) {
    int size = query.number("PageSize", 1, MOST, USUAL);
    int page = query.number("Page", 0, 1_000_000, 0);
    int from = Math.min(first(query, all, sid, size, page), all.size());
    int to = Math.min(from + size, all.size());
    String last = to < all.size() ? sid.apply(all.get(to - 1)) : "";
    ObjectNode node = addresses(path, page, "&PageSize=" + size + filters(query), last);
    node.put("page", page).put("page_size", size);
    ArrayNode entries = node.putArray(name);
    all.subList(from, to).forEach(entry -> entries.add(shown.apply(entry)));
    return node;
  }

  /**
   * @param last what the next page begins after; empty if there is none
   */
  private static ObjectNode addresses(String path, int page, String rest, String last) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("uri", path + "?Page=" + page + rest);
    node.put("first_page_uri", path + "?Page=0" + rest);
    if (last.isEmpty()) {
      node.putNull("next_page_uri");
    } else {
      node.put("next_page_uri", path + "?Page=" + (page + 1) + rest + "&" + TOKEN + "=PA" + last);
    }
    if (page > 0) {
      node.put("previous_page_uri", path + "?Page=" + (page - 1) + rest);
    } else {
      node.putNull("previous_page_uri");
    }
    return node;
  }

  private static <T> int first(
      Form query, List<T> all, Function<T, String> sid, int size, int page) {
    String token = query.text(TOKEN).orElse("");
    if (token.isEmpty()) {
      return page * size;
    }
    for (int i = 0; i < all.size(); i++) {
      if (token.equals("PA" + sid.apply(all.get(i)))) {
        return i + 1;
      }
    }
    // What it named is gone; the page's number is the next best.
    return page * size;
  }

  private static String filters(Form query) {
    StringBuilder filters = new StringBuilder();
    query
        .fields()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("Page")) {
                values.forEach(
                    value ->
                        filters
                            .append('&')
                            .append(Form.encoded(name))
                            .append('=')
                            .append(Form.encoded(value)));
              }
            });
    return filters.toString();
  }
}
