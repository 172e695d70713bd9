using System;
using System.IO;
using System.Text;
using UapiGen.Tool.Cli;

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
return UapiGenCommandLine.Run(args, output, errors);
