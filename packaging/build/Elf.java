import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which libraries a library of Linux asks for: DT_NEEDED in its dynamic section (elf(5), 64 bits).
 */
final class Elf {
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final long DT_NEEDED = 1;
  private static final long DT_STRTAB = 5;

  private final ByteBuffer file;

  private Elf(byte[] content) {
    file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  static boolean is(byte[] content) {
    return content.length > 64
        && content[0] == 0x7f
        && content[1] == 'E'
        && content[2] == 'L'
        && content[3] == 'F';
  }

  static List<String> needed(byte[] content) throws IOException {
    return new Elf(content).needed();
  }

  private List<String> needed() throws IOException {
    int programs = (int) file.getLong(32);
    int size = file.getShort(54);
    int count = file.getShort(56);
    List<Long> names = new ArrayList<>();
    long table = -1;
    for (int i = 0; i < count; i++) {
      int header = programs + i * size;
      if (file.getInt(header) == PT_DYNAMIC) {
        int at = (int) file.getLong(header + 8);
        int end = at + (int) file.getLong(header + 32);
        for (; at < end && file.getLong(at) != 0; at += 16) {
          if (file.getLong(at) == DT_NEEDED) {
            names.add(file.getLong(at + 8));
          } else if (file.getLong(at) == DT_STRTAB) {
            table = offset(file.getLong(at + 8), programs, size, count);
          }
        }
      }
    }
    List<String> needed = new ArrayList<>();
    for (long name : names) {
      needed.add(text((int) (table + name)));
    }
    return needed;
  }

  /** Where in the file lies what is loaded to an address. */
  private long offset(long address, int programs, int size, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int header = programs + i * size;
      long from = file.getLong(header + 16);
      if (file.getInt(header) == PT_LOAD
          && address >= from
          && address < from + file.getLong(header + 32)) {
        return address - from + file.getLong(header + 8);
      }
    }
    throw new IOException("no part of the file holds the names of libraries");
  }

  private String text(int at) {
    int end = at;
    while (file.get(end) != 0) {
      end++;
    }
    return new String(file.array(), at, end - at, StandardCharsets.US_ASCII);
  }
}
