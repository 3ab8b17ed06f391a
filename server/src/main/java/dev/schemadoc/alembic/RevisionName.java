package dev.schemadoc.alembic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a new revision is called: its identifier, its file and its time.
 *
 * @param path the file, in a version location of the project
 * @param createDate the time as Alembic writes it into the file
 */
public record RevisionName(String revision, String path, String createDate) {

  /** How many revisions back a habit is looked for. */
  private static final int HABIT = 10;

  private static final int MOST_TRIES = 1000;

  /** Words that mean something else where Alembic expects an identifier. */
  private static final Set<String> RESERVED = Set.of("head", "heads", "base", "none");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern NOT_IN_IDENTIFIER = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Pattern NOT_IN_FILE_NAME = Pattern.compile("[<>:\"|?*\\\\\\p{Cntrl}]");
  private static final Pattern LEADING_DOTS = Pattern.compile("^[.\\s]+");
  private static final Pattern IGNORED_BY_ALEMBIC = Pattern.compile("__init__.*");

  /**
   * Names a new revision as the project would.
   *
   * @param parents the revisions it will follow: the head, none in an empty chain, several in a
   *     merge
   * @param message what it does, for example {@code create jobs table}
   * @param now the time, in the zone of the user
   * @return empty where the settings of the project leave no folder inside the workspace
   */
  public static Optional<RevisionName> choose(
      AlembicProject project,
      Chain chain,
      List<String> parents,
      String message,
      ZonedDateTime now) {
    List<RevisionFile.Migration> recent =
        chain.recent(parents.isEmpty() ? chain.heads() : parents, HABIT);
    return folder(project, chain, parents)
        .map(folder -> new Chooser(project, chain, parents, message, recent, folder).choose(now));
  }

  /**
   * The words of a message as Alembic puts them into a file name: cut after the last whole word
   * that fits.
   */
  public static String slug(String message, int longest) {
    String slug =
        WORD.matcher(message)
            .results()
            .map(word -> word.group())
            .collect(Collectors.joining("_"))
            .toLowerCase(Locale.ROOT);
    if (slug.codePointCount(0, slug.length()) <= longest) {
      return slug;
    }
    String cut = slug.substring(0, slug.offsetByCodePoints(0, longest));
    int end = cut.lastIndexOf('_');
    return (end < 0 ? cut : cut.substring(0, end)) + "_";
  }

  /** The folder of the first parent where there are several to choose from, as Alembic does it. */
  private static Optional<String> folder(
      AlembicProject project, Chain chain, List<String> parents) {
    List<String> locations = project.versionLocations();
    return parents.stream()
        .flatMap(parent -> chain.find(parent).stream())
        .flatMap(
            parent ->
                locations.stream()
                    .filter(location -> Paths.isBelow(parent.path(), location))
                    .max((one, other) -> Integer.compare(one.length(), other.length()))
                    .stream())
        .findFirst()
        .or(() -> locations.stream().findFirst());
  }

  /** One choice and all that it depends on. */
  private record Chooser(
      AlembicProject project,
      Chain chain,
      List<String> parents,
      String message,
      List<RevisionFile.Migration> recent,
      String folder) {

    RevisionName choose(ZonedDateTime now) {
      Optional<ZoneId> zone = project.timezone().flatMap(Chooser::zone);
      NameHabit.Identifier habit =
          NameHabit.identifier(recent.stream().map(RevisionFile.Migration::id).toList());
      ZonedDateTime created = zone.map(now::withZoneSameInstant).orElse(now);
      String identifier = identifier(habit, created);
      // Two revisions of the same second: the later one is dated a step later.
      for (int tries = 0;
          habit instanceof NameHabit.Dated dated && isTaken(identifier) && tries < MOST_TRIES;
          tries++) {
        created = created.plus(dated.step());
        identifier = identifier(habit, created);
      }
      identifier = unique(identifier);
      String path = path(identifier, created);
      return new RevisionName(identifier, path, written(created, zone.isPresent()));
    }

    private String slug() {
      String slug = RevisionName.slug(message, project.truncateSlugLength());
      return slug.isEmpty() ? "revision" : slug;
    }

    /** The slug in the letters that an identifier may have. */
    private String plainSlug() {
      String plain = Normalizer.normalize(slug(), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
      return NOT_IN_IDENTIFIER.matcher(plain).replaceAll("_").replaceAll("_+$", "");
    }

    private String identifier(NameHabit.Identifier habit, ZonedDateTime created) {
      String slug = plainSlug();
      String words = slug.isEmpty() ? "" : "_" + slug;
      String name =
          switch (habit) {
            case NameHabit.Hash hash -> hash(created, 0);
            case NameHabit.Slug plain -> slug;
            case NameHabit.Dated dated -> dated.format(created) + (dated.slug() ? words : "");
            case NameHabit.Numbered numbered ->
                numbered.next(chain.names()) + (numbered.slug() ? words : "");
          };
      String cut = cut(name);
      return cut.isEmpty() ? hash(created, 0) : cut;
    }

    /** A name that fits Alembic's table, cut between words where that leaves enough of it. */
    private static String cut(String name) {
      if (name.length() <= Chain.LONGEST_IDENTIFIER) {
        return name;
      }
      String cut = name.substring(0, Chain.LONGEST_IDENTIFIER);
      int end = name.charAt(Chain.LONGEST_IDENTIFIER) == '_' ? cut.length() : cut.lastIndexOf('_');
      return (end < Chain.LONGEST_IDENTIFIER / 2 ? cut : cut.substring(0, end))
          .replaceAll("_+$", "");
    }

    private String unique(String identifier) {
      String result = identifier;
      for (int count = 2; isTaken(result); count++) {
        String suffix = "_" + count;
        int room = Chain.LONGEST_IDENTIFIER - suffix.length();
        result = identifier.substring(0, Math.min(room, identifier.length())) + suffix;
      }
      return result;
    }

    private boolean isTaken(String identifier) {
      return RESERVED.contains(identifier.toLowerCase(Locale.ROOT))
          || chain.names().contains(identifier);
    }

    /** Twelve hexadecimal digits, like Alembic's own but the same for the same revision. */
    private String hash(ZonedDateTime created, int attempt) {
      String whole =
          String.join("\n", slug(), String.join(",", parents), created.toInstant().toString());
      String digits = HexFormat.of().formatHex(sha256(whole + "\n" + attempt)).substring(0, 12);
      return isTaken(digits) ? hash(created, attempt + 1) : digits;
    }

    private static byte[] sha256(String text) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }

    private String path(String identifier, ZonedDateTime created) {
      Set<String> taken = new HashSet<>();
      chain.files().forEach(file -> taken.add(file.path().toLowerCase(Locale.ROOT)));
      String path = "";
      for (int count = 1;
          path.isEmpty() || taken.contains(path.toLowerCase(Locale.ROOT));
          count++) {
        String slug = count == 1 ? slug() : slug().replaceAll("_+$", "") + "_" + count;
        String stem = safe(stem(identifier, slug, created));
        // A template without a slug gives the same name again.
        String suffix = count > 1 && !stem.contains(slug) ? "_" + count : "";
        path = Paths.join(folder, stem + suffix + ".py");
      }
      return path;
    }

    private String stem(String identifier, String slug, ZonedDateTime created) {
      LocalDateTime local = created.toLocalDateTime();
      FileTemplate.Values values =
          new FileTemplate.Values(identifier, slug, local, created.toEpochSecond());
      return project
          .fileTemplate()
          .flatMap(template -> new FileTemplate(template).fill(values))
          .orElseGet(() -> imitated(identifier, slug, created));
    }

    private String imitated(String identifier, String slug, ZonedDateTime created) {
      List<String> files = chain.files().stream().map(RevisionFile::path).toList();
      return NameHabit.file(recent).stem(identifier, slug, created, files);
    }

    /** A name that stays in its folder, on every system, and that Alembic does not pass over. */
    private String safe(String stem) {
      List<String> parts = new ArrayList<>();
      for (String part : NOT_IN_FILE_NAME.matcher(stem).replaceAll("_").split("/", -1)) {
        String visible = LEADING_DOTS.matcher(part).replaceAll("").strip();
        if (!visible.isEmpty()) {
          parts.add(visible);
        }
      }
      // Folders are read only where the project says so; elsewhere the file would be lost in one.
      String name = String.join(project.recursiveVersionLocations() ? "/" : "_", parts);
      String last = Paths.name(name);
      return last.isEmpty() || IGNORED_BY_ALEMBIC.matcher(last).matches()
          ? name.substring(0, name.length() - last.length()) + "revision_" + last
          : name;
    }

    private static Optional<ZoneId> zone(String name) {
      for (String spelling : List.of(name.strip(), name.strip().toUpperCase(Locale.ROOT))) {
        try {
          return Optional.of(ZoneId.of(spelling));
        } catch (DateTimeException unknown) {
          // The next spelling; Alembic tries these two.
        }
      }
      return Optional.empty();
    }

    /** A time as Python's {@code str} writes it. */
    private static String written(ZonedDateTime created, boolean zoned) {
      String text = "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS".formatted(created);
      int microseconds = created.getNano() / 1000;
      String fraction = microseconds == 0 ? "" : ".%06d".formatted(microseconds);
      String offset = created.getOffset().getId().replace("Z", "+00:00");
      return text + fraction + (zoned ? offset : "");
    }
  }
}
