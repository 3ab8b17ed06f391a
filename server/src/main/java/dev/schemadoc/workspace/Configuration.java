package dev.schemadoc.workspace;

import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is set beside the files of the folders.
 *
 * @param defaults what an editor sets, by folder; it counts where the files say nothing
 * @param instead a file that counts instead of those of the folders
 * @param only the rules that alone are asked for; all where it is empty
 * @param without the rules that are not asked for
 */
record Configuration(
    Map<String, Settings> defaults,
    Optional<SettingsFile> instead,
    Set<String> only,
    Set<String> without) {

  static final Configuration NONE =
      new Configuration(Map.of(), Optional.empty(), Set.of(), Set.of());

  Configuration {
    defaults = Collections.unmodifiableMap(new TreeMap<>(defaults));
    only = Collections.unmodifiableSet(new TreeSet<>(only));
    without = Collections.unmodifiableSet(new TreeSet<>(without));
  }

  Configuration withDefaults(String folder, Settings settings) {
    Map<String, Settings> more = new TreeMap<>(defaults);
    more.put(folder, settings);
    return new Configuration(more, instead, only, without);
  }

  Configuration with(SettingsFile file) {
    return new Configuration(defaults, Optional.of(file), only, without);
  }

  Configuration with(Set<String> rules, Set<String> ignored) {
    return new Configuration(defaults, instead, rules, ignored);
  }
}
