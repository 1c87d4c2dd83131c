# shellcheck shell=bash
# Sourced by the scripts at the top: finds a JDK that can build and run the product.

java_version_min=25

# Prints the home of a JDK of at least that version, or says what to install.
find_jdk() {
    local home
    while IFS= read -r home; do
        if [ -n "$home" ] && [ "$(jdk_version "$home")" -ge "$java_version_min" ]; then
            echo "$home"
            return 0
        fi
    done < <(jdk_candidates)
    {
        echo "This needs a JDK of version $java_version_min or later, and none was found in JAVA_HOME, PATH,"
        echo "/usr/lib/jvm, ~/.sdkman/candidates/java or macOS' java_home. Install one, for example Temurin from"
        echo "https://adoptium.net, and set JAVA_HOME to it if it lies elsewhere."
    } >&2
    return 1
}

jdk_candidates() {
    local java
    echo "${JAVA_HOME:-}"
    if java=$(command -v javac); then
        java=$(readlink -f "$java" 2>/dev/null || echo "$java")
        dirname "$(dirname "$java")"
    fi
    printf '%s\n' /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$java_version_min+" 2>/dev/null
    fi
}

# The feature version of the JDK at a home, 0 if there is none. Every JDK says it in a file, so none has to be started.
jdk_version() {
    local version=0
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    echo "${version:-0}"
}
