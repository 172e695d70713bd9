# What the cases share: the feed, fresh projects that use it, and how a failure is told.

tests=$PWD
repository=$(cd ../.. && pwd)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$repository/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
feed=${UAPIGEN_FEED:-$work/feed}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# Our own packages must come from the feed and not from an earlier run; what else is needed may come from what the machine has already.
machine_packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export NUGET_PACKAGES=$work/packages
# Templates and tools are installed for this run alone.
export DOTNET_CLI_HOME=$work/home
mkdir -p "$DOTNET_CLI_HOME"

say() { printf '== package: %s\n' "$*"; }

fail() {
    printf 'tests/package/verify: %s\n' "$*" >&2
    exit 1
}

# quietly COMMAND…: its output is shown only when it fails.
quietly() {
    local log
    log=$("$@" 2>&1) || fail "$* failed:"$'\n'"$log"
}

# expect WHAT EXPECTED ACTUAL
expect() { [ "$3" = "$2" ] || fail "$1: expected '$2', got '$3'"; }

# expect_match WHAT PATTERN TEXT
expect_match() { grep -qE "$2" <<<"$3" || fail "$1: no line matches '$2' in:"$'\n'"$3"; }

pack_all() {
    [ -z "${UAPIGEN_FEED:-}" ] || return 0
    say "packing version $version"
    (
        # Building needs no packages of its own place, and the repository's objects name those of the machine.
        export NUGET_PACKAGES=$machine_packages
        quietly dotnet pack "$repository/UapiGen.sln" -c Release -o "$feed" -v q
        quietly "$repository/generator/UapiGen.Headers.Linux/pack" "$feed"
    )
}

headers_version() { basename "$feed"/UapiGen.Headers.Linux.*.nupkg .nupkg | sed 's/UapiGen.Headers.Linux.//'; }

# in_fresh_directory NAME: makes a directory that restores from the feed beside the machine's own sources, and goes there.
in_fresh_directory() {
    mkdir -p "$work/$1"
    cd "$work/$1"
    cat >nuget.config <<XML
<configuration>
  <packageSources><add key="uapigen-local" value="$feed" /></packageSources>
  <fallbackPackageFolders><add key="machine" value="$machine_packages" /></fallbackPackageFolders>
</configuration>
XML
    [ ! -d "$machine_packages/uapigen" ] || sed -i '/fallbackPackageFolders/d' nuget.config
}

# add_items PROJECT LINE…: adds the lines as an ItemGroup.
add_items() {
    local project=$1 text
    shift
    text=$(printf '    %s\\n' "$@")
    sed -i "s|</Project>|  <ItemGroup>\\n$text  </ItemGroup>\\n</Project>|" "$project"
}

# The output of a project that was just built.
run_built() { dotnet run --no-build --project "$1"; }
