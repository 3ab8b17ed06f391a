package dev.schemadoc.settings;

import dev.schemadoc.schema.TableId;
import java.util.regex.Pattern;

/**
 * The name of a relation as settings write it, in which {@code *} stands for any characters: {@code
 * users}, {@code auth.*}.
 *
 * <p>Without a schema it is a name of the default one, as in SQL; capital letters count as they are
 * in the database.
 */
public record NamePattern(String written) {

  public boolean matches(TableId id) {
    TableId pattern = TableId.parseExact(written);
    return matches(pattern.schema(), id.schema()) && matches(pattern.name(), id.name());
  }

  private static boolean matches(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }

  @Override
  public String toString() {
    return written;
  }
}
