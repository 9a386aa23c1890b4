# shellcheck shell=sh
# Finds the JDK 25 that builds and runs Techpack, for ./techpack and ./mvnw. Plain sh.

is_jdk_25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

# The JDK of the java on the PATH, through all symbolic links.
jdk_of_path() {
    java=$(command -v java) || return 0
    while [ -L "$java" ]; do
        link=$(readlink "$java")
        case $link in
            /*) java=$link ;;
            *) java=$(dirname "$java")/$link ;;
        esac
    done
    (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P) || true
}

# Prints the home of a JDK 25: JAVA_HOME, else that of the java on the PATH, else one in a usual place.
# A subshell, so that what is set here stays here.
find_jdk() (
    # the wrapper runs without wildcards
    set +f
    if [ -n "${JAVA_HOME-}" ] && [ ! -x "$JAVA_HOME/bin/javac" ]; then
        echo "JAVA_HOME is $JAVA_HOME, where there is no JDK. Correct it, or unset it to let a JDK 25 be found." >&2
        return 1
    fi
    for candidate in "${JAVA_HOME-}" "$(jdk_of_path)" \
        ${TECHPACK_JDK_PLACES-/usr/lib/jvm/* /usr/local/openjdk* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home}; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    echo "No JDK 25 found. Install one, such as Eclipse Temurin 25 from https://adoptium.net" \
        "(or: sdk install java 25-tem), or set JAVA_HOME to where it is." >&2
    return 1
)
