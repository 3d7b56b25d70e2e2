# Sets JAVA_HOME to a JDK 25 or newer, or says what is missing. To be sourced.

jdk_version() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

suitable() {
  version=$(jdk_version "$1") && [ -n "$version" ] && [ "$version" -ge 25 ]
}

find_jdk() {
  if [ -n "${CLEW_JAVA_HOME:-}" ]; then
    if ! suitable "$CLEW_JAVA_HOME"; then
      echo "clew: CLEW_JAVA_HOME is $CLEW_JAVA_HOME, which is no JDK 25 or newer." >&2
      exit 1
    fi
    JAVA_HOME=$CLEW_JAVA_HOME
    return
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    if [ ! -x "$JAVA_HOME/bin/java" ]; then
      echo "clew: JAVA_HOME is $JAVA_HOME, but there is no Java. Set it to a JDK 25 or newer, or unset it." >&2
      exit 1
    fi
    suitable "$JAVA_HOME" && return
  fi
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && suitable "$candidate"; then
      JAVA_HOME=$candidate
      return
    fi
  done
  echo "clew: no JDK 25 or newer was found. Install one (for example Temurin 25) and set JAVA_HOME to it." >&2
  exit 1
}

find_jdk
export JAVA_HOME
