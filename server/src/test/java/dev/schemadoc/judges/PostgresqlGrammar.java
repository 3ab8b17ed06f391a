package dev.schemadoc.judges;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.schemadoc.text.Span;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** PostgreSQL's own grammar, in one process that answers until it is closed. */
final class PostgresqlGrammar implements AutoCloseable {

  private static final int BATCH = 2_000;

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final Map<String, Boolean> keywords = new HashMap<>();

  private PostgresqlGrammar(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static PostgresqlGrammar start() throws IOException {
    return new PostgresqlGrammar(
        new ProcessBuilder(Judge.require("grammar/grammar").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** What PostgreSQL says about a text. */
  sealed interface Verdict {

    /** The text is SQL. */
    record Accepted() implements Verdict {}

    /**
     * The text is none.
     *
     * @param place the offset at which PostgreSQL stops, where it names one
     */
    record Refused(Optional<Integer> place, String message) implements Verdict {}

    /** PostgreSQL cannot tell, because its stack is too small. */
    record Unknown() implements Verdict {}
  }

  List<Verdict> verdicts(List<String> texts) throws IOException {
    return ask("parse", texts, PostgresqlGrammar::verdict);
  }

  Verdict verdict(String text) throws IOException {
    return verdicts(List.of(text)).getFirst();
  }

  private static Verdict verdict(JsonElement answer) {
    if (answer.isJsonNull()) {
      return new Verdict.Accepted();
    }
    int place = answer.getAsJsonArray().get(0).getAsInt();
    String message = answer.getAsJsonArray().get(1).getAsString();
    if (place < -1) {
      return new Verdict.Unknown();
    }
    return new Verdict.Refused(place < 0 ? Optional.empty() : Optional.of(place), message);
  }

  /** The statements of each text as PostgreSQL splits it, none where it refuses the text. */
  List<List<Span>> statements(List<String> texts) throws IOException {
    return ask("statements", texts, PostgresqlGrammar::spans);
  }

  private static List<Span> spans(JsonElement answer) {
    List<Span> spans = new ArrayList<>();
    if (answer instanceof JsonArray array) {
      for (JsonElement span : array) {
        JsonArray ends = span.getAsJsonArray();
        spans.add(new Span(ends.get(0).getAsInt(), ends.get(1).getAsInt()));
      }
    }
    return spans;
  }

  /** Whether a word is one of PostgreSQL's keywords. */
  boolean isKeyword(String word) throws IOException {
    Boolean known = keywords.get(word);
    if (known == null) {
      known = ask("keywords", List.of(word), JsonElement::getAsBoolean).getFirst();
      keywords.put(word, known);
    }
    return known;
  }

  private <T> List<T> ask(String question, List<String> texts, Function<JsonElement, T> read)
      throws IOException {
    Gson gson = new Gson();
    List<T> all = new ArrayList<>(texts.size());
    for (int start = 0; start < texts.size(); start += BATCH) {
      List<String> batch = texts.subList(start, Math.min(start + BATCH, texts.size()));
      questions.write(gson.toJson(Map.of(question, batch)));
      questions.newLine();
      questions.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("the grammar ended while it was asked");
      }
      JsonArray given = JsonParser.parseString(answer).getAsJsonArray();
      if (given.size() != batch.size()) {
        throw new IOException("%d texts, %d answers".formatted(batch.size(), given.size()));
      }
      given.forEach(one -> all.add(read.apply(one)));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
