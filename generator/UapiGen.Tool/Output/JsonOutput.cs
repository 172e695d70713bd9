using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Output;

/// <summary>Writes the tool's JSON, whose shape is documented in <c>docs/tool.md</c> and stable: one object a header, each on a line of its own.</summary>
public static class JsonOutput
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(HeaderListing listing, IEnumerable<SourceDiagnostic> diagnostics) => WriteObject(json =>
    {
        json.WriteString("header", listing.Header);
        json.WriteString("target", listing.Target);
        WriteDiagnostics(json, "errors", diagnostics, Severity.Error);
        WriteRecords(json, listing);
        json.WriteStartArray("constants");
        foreach (ConstantListing constant in listing.Constants)
        {
            json.WriteStartObject();
            json.WriteString("name", constant.Name);
            json.WriteString("value", constant.Value.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("strings");
        foreach (StringListing text in listing.Strings)
        {
            json.WriteStartObject();
            json.WriteString("name", text.Name);
            json.WriteString("value", Encoding.Latin1.GetString([.. text.Bytes]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteIoctls(json, listing);
    });

    /// <summary>One object on one line.</summary>
    public static string WriteObject(System.Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>An array of the diagnostics that are at least that severe.</summary>
    public static void WriteDiagnostics(Utf8JsonWriter json, string name, IEnumerable<SourceDiagnostic> diagnostics, Severity atLeast)
    {
        json.WriteStartArray(name);
        foreach (SourceDiagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Severity < atLeast)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("file", diagnostic.Span.File?.Path);
            json.WriteNumber("line", diagnostic.Span.Position.Line + 1);
            json.WriteNumber("column", diagnostic.Span.Position.Column + 1);
            json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
            json.WriteString("id", diagnostic.Rule.Id);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRecords(Utf8JsonWriter json, HeaderListing listing)
    {
        json.WriteStartArray("records");
        foreach (RecordListing record in listing.Records)
        {
            json.WriteStartObject();
            json.WriteString("name", record.Name);
            json.WriteNumber("size", record.Size);
            json.WriteNumber("align", record.Alignment);
            json.WriteStartArray("fields");
            foreach (FieldListing field in record.Fields)
            {
                json.WriteStartObject();
                json.WriteString("path", field.Path);
                json.WriteNumber("offset", field.Offset);
                json.WriteNumber("size", field.Size);
                if (field.BitWidth is { } width)
                {
                    json.WriteNumber("bitOffset", field.BitOffset ?? 0);
                    json.WriteNumber("bitWidth", width);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIoctls(Utf8JsonWriter json, HeaderListing listing)
    {
        json.WriteStartArray("ioctls");
        foreach (IoctlListing ioctl in listing.Ioctls)
        {
            json.WriteStartObject();
            json.WriteString("name", ioctl.Name);
            json.WriteString("value", ioctl.Code.ToString(CultureInfo.InvariantCulture));
            json.WriteString("form", ioctl.Form);
            json.WriteString("direction", ioctl.Direction);
            json.WriteNumber("type", ioctl.Type);
            json.WriteNumber("number", ioctl.Number);
            json.WriteNumber("size", ioctl.Size);
            json.WriteString("argument", ioctl.Argument);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
