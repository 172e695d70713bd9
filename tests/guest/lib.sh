# What the guest's scripts share: messages, the cache, the source package. Sourced, not run.

guest_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache_root=${UAPIGEN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/uapigen}/guest

# Can't run here, and whose fault that is not: a reason and exit code 77, which test harnesses read as "skipped".
# With UAPIGEN_REQUIRE_GUEST=1 (CI) it is a failure instead.
cannot_run() {
    if [ "${UAPIGEN_REQUIRE_GUEST:-}" = 1 ]; then
        echo "guest: error: $*" >&2
        exit 1
    fi
    echo "guest: skipped: $*" >&2
    exit 77
}

say() { echo "guest: $*" >&2; }

# need TOOL PACKAGE: the tool must be on the path; Debian has it in the package.
need() {
    command -v "$1" >/dev/null 2>&1 || cannot_run "$1 is missing; on Debian: apt-get install $2"
}

# The version of the newest source package of this kernel series that the distribution offers.
source_package=linux-source-6.12
source_version() {
    apt-cache show --no-all-versions "$source_package" 2>/dev/null | sed -n 's/^Version: //p'
}
