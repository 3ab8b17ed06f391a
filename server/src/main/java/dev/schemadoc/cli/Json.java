package dev.schemadoc.cli;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.PrintWriter;

/** Makes writers of JSON that people can read too. */
final class Json {

  private Json() {}

  static JsonWriter writer(PrintWriter out) {
    JsonWriter json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
    // No browser reads it, and without escapes people can.
    json.setHtmlSafe(false);
    return json;
  }
}
