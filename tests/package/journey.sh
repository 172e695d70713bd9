# A user's first hour: journey NAME PROJECT_LINE…
# A fresh console project in a folder with an awkward name, the packages added to it; built, run, published trimmed and as native code; a header edited,
# then broken. The lines are added to the project file.

# NativeAOT and trimming need packages of the framework, which feeds have for this one; its programs run on a later runtime, too.
framework=net9.0
export DOTNET_ROLL_FORWARD=Major

journey() {
    local name=$1 output broken
    shift
    in_fresh_directory "$name/fresh project #1 (ü)"
    quietly dotnet new console -n Fresh -o .
    sed -i "s:<TargetFramework>.*<:<TargetFramework>$framework<:" Fresh.csproj
    quietly dotnet add package UapiGen --version "$version"
    add_items Fresh.csproj '<UapiHeader Include="linux/random.h" />' '<UapiHeader Include="headers/a%3Bb/mine.h" Namespace="Mine" />' "$@"
    mkdir -p "headers/a;b"
    cat >"headers/a;b/mine.h" <<'C'
#include <linux/types.h>
struct mine { __u32 first, second; };
C
    cat >Program.cs <<'CS'
using Linux.Random;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

using RandomFd random = RandomFd.Open();
Console.WriteLine($"entropy {random.GetEntropyCount() > 0}, size {System.Runtime.CompilerServices.Unsafe.SizeOf<Mine.Mine>()}");
CS
    quietly dotnet build Fresh.csproj -warnaserror
    expect "the program says" "entropy True, size 8" "$(run_built Fresh.csproj)"

    output=$(dotnet build Fresh.csproj --no-restore -v detailed)
    expect_match "a build that changes nothing compiles nothing" 'Skipping target "CoreCompile"' "$output"
    expect "each analyzer is there once" 1 "$(dotnet msbuild Fresh.csproj -t:Compile -getItem:Analyzer -p:DesignTimeBuild=true -p:SkipCompilerExecution=true | grep -c '"FullPath": .*UapiGen.Generator.dll')"
    expect_match "dotnet watch knows the header" 'headers/a;b/mine\.h$' "$(dotnet watch --list 2>&1)"

    publish "trimmed" "entropy True, size 8" -p:PublishTrimmed=true --self-contained
    publish "native" "entropy True, size 8" -p:PublishAot=true

    sed -i 's/second;/second; __aligned_u64 third;/' "headers/a;b/mine.h"
    quietly dotnet build Fresh.csproj
    expect "after an edit of the header the program says" "entropy True, size 16" "$(run_built Fresh.csproj)"

    echo 'struct broken { no_such_type x; };' >>"headers/a;b/mine.h"
    broken=$(dotnet build Fresh.csproj --no-restore 2>&1) && fail "a broken header builds"
    expect_match "a broken header is reported at its line" 'headers/a;b/mine\.h\(3,[0-9]*\): error UAPI1' "$broken"
}

# publish HOW EXPECTED OPTION…: into folders of its own, so that the project's own build stays as it is.
publish() {
    local how=$1 expected=$2
    shift 2
    quietly dotnet publish Fresh.csproj -r linux-x64 -p:IntermediateOutputPath="obj/$how/" -p:OutputPath="bin/$how/" -o "out/$how" -warnaserror "$@"
    expect "published $how, the program says" "$expected" "$("./out/$how/Fresh")"
}
