import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Draws the icon's SVG file in all sizes. It knows what that file uses: {@code rect}, {@code
 * circle} and {@code path} with fill or stroke; anything else is an error.
 */
final class Icon {
  private static final int FIELD = 32;

  /** Edges of the pictures that desktops ask for. */
  static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  private final List<Element> shapes = new ArrayList<>();

  private Icon() {}

  static Icon read(Path svg) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(svg.toFile())
            .getDocumentElement()
            .getChildNodes();
    Icon icon = new Icon();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && !element.getTagName().equals("title")) {
        icon.shapes.add(element);
      }
    }
    return icon;
  }

  private byte[] png(int size) throws IOException {
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale((double) size / FIELD, (double) size / FIELD);
    shapes.forEach(shape -> draw(graphics, shape));
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static void draw(Graphics2D graphics, Element element) {
    Shape shape =
        switch (element.getTagName()) {
          case "rect" ->
              new RoundRectangle2D.Double(
                  number(element, "x"),
                  number(element, "y"),
                  number(element, "width"),
                  number(element, "height"),
                  2 * number(element, "rx"),
                  2 * number(element, "rx"));
          case "circle" -> {
            double r = number(element, "r");
            yield new Ellipse2D.Double(
                number(element, "cx") - r, number(element, "cy") - r, 2 * r, 2 * r);
          }
          case "path" -> new PathData(element.getAttribute("d")).shape();
          default -> throw new IllegalStateException("no drawing of " + element.getTagName());
        };
    if (!element.getAttribute("fill").equals("none")) {
      graphics.setColor(Color.decode(element.getAttribute("fill")));
      graphics.fill(shape);
    }
    if (element.hasAttribute("stroke")) {
      graphics.setColor(Color.decode(element.getAttribute("stroke")));
      graphics.setStroke(
          new BasicStroke(
              (float) number(element, "stroke-width"),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      graphics.draw(shape);
    }
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  void writePng(Path file, int size) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, png(size));
  }

  /** Windows' container: a folder of PNGs (Vista and newer read them). */
  void writeIco(Path file) throws IOException {
    List<Integer> sizes = List.of(16, 24, 32, 48, 64, 256);
    List<byte[]> pictures = new ArrayList<>();
    for (int size : sizes) {
      pictures.add(png(size));
    }
    int offset = 6 + 16 * sizes.size();
    int total = offset + pictures.stream().mapToInt(p -> p.length).sum();
    ByteBuffer ico = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    ico.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
    for (int i = 0; i < sizes.size(); i++) {
      byte edge = (byte) (sizes.get(i) & 0xff); // 0 means 256
      ico.put(edge).put(edge).put((byte) 0).put((byte) 0);
      ico.putShort((short) 1).putShort((short) 32);
      ico.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    pictures.forEach(ico::put);
    Files.write(file, ico.array());
  }

  /** macOS' container: chunks of PNG under the names of their sizes. */
  void writeIcns(Path file) throws IOException {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(chunks);
    for (Map.Entry<String, Integer> size :
        Map.of("icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024)
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByValue())
            .toList()) {
      byte[] picture = png(size.getValue());
      out.write(size.getKey().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(picture.length + 8);
      out.write(picture);
    }
    ByteBuffer icns = ByteBuffer.allocate(8 + chunks.size());
    icns.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + chunks.size());
    icns.put(chunks.toByteArray());
    Files.write(file, icns.array());
  }
}
