using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using UapiGen.Engine.Tests.Tree;

// Prints what the CLR of this machine lays out otherwise than the attributes of an assembly's structs say; the last line says what was looked at.
Type[] structs = StructReflection.Structs(Assembly.LoadFrom(args[0]));
foreach (string wrong in structs.SelectMany(StructReflection.Wrong))
{
    Console.WriteLine(wrong);
}

Console.WriteLine($"{structs.Length} structs on {RuntimeInformation.ProcessArchitecture}");
