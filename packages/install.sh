# Sourced by ./doisoat and ./run-tests: installs what is missing and builds. Everything it says goes to standard error, so that
# the output of the program stays its own. REQUIRES: $root is the folder of the repository.

# say VIETNAMESE ENGLISH: in the reader's language, Vietnamese by default.
say() {
  if [ "$language" = en ]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

# choose_language WORDS…: --lang, else the locale, as the program itself does.
choose_language() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in en*) language=en ;; *) language=vi ;; esac
  while [ $# -gt 0 ]; do
    case "$1" in
      --lang=en | --lang=vi) language=${1#--lang=} ;;
      --lang) case "${2:-}" in en | vi) language=$2 ;; esac ;;
      --) break ;;
    esac
    shift
  done
}

# agree: on a terminal the answer to a question; without one, yes.
agree() {
  [ -t 0 ] && [ -t 2 ] || return 0
  if [ "$language" = en ]; then printf 'Go ahead? [Y/n] ' >&2; else printf 'Tiếp tục? [C/k] ' >&2; fi
  read -r answer || return 1
  case "$answer" in [nNkK]*) return 1 ;; *) return 0 ;; esac
}

# missing_packages LIST…: those named in the lists that are not installed.
missing_packages() {
  wanted=$(cat "$@" | sed 's/#.*//')
  if ! command -v dpkg-query >/dev/null; then return 0; fi # no Debian: the build says itself what it lacks
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii *//p')
  for package in $wanted; do
    case "
$installed
" in *"
$package
"*) ;; *) printf '%s ' "$package" ;; esac
  done
}

# install LIST…: installs what is missing of the lists, after asking.
install() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  say "Cần cài thêm các gói Debian: $missing" "These Debian packages will be installed: $missing"
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "Không có quyền cài đặt. Hãy nhờ người quản trị chạy: apt-get install -y --no-install-recommends $missing" \
        "No right to install. Ask the administrator to run: apt-get install -y --no-install-recommends $missing"
      return 1
    fi
    as_root=sudo
  fi
  agree || return 1
  apt_log=$(mktemp)
  apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$apt_log" 2>&1; }
  # shellcheck disable=SC2086 # one word a package
  if { apt update || true; } && apt install -y --no-install-recommends $missing; then
    rm -f "$apt_log"
    return 0
  fi
  tail -n 15 "$apt_log" >&2
  say "Cài đặt không thành công (nhật ký: $apt_log). Hãy kiểm tra kết nối mạng rồi chạy lại." \
    "The installation failed (log: $apt_log). Check the network and run this again."
  return 1
}

# jobs: as many as there are processors, but at most one for each 800 MB of memory that is free.
jobs() {
  processors=$(nproc 2>/dev/null || echo 1)
  memory=$(awk '/MemAvailable/ {print int($2 / 819200)}' /proc/meminfo 2>/dev/null || echo 1)
  [ "${memory:-1}" -ge 1 ] || memory=1
  if [ "$memory" -lt "$processors" ]; then echo "$memory"; else echo "$processors"; fi
}

# build TARGET…: configures where needed and builds; the log is shown only when it fails. Afterwards ./doisoat knows the
# program to be up to date: what changes during the build is newer than its stamp.
build() {
  mkdir -p "$root/build" || return 1
  started=$(mktemp "$root/build/started.XXXXXX")
  if run_build "$@"; then
    [ ! -x "$root/build/release/doisoat" ] || mv "$started" "$root/build/release/.launched"
    rm -f "$started"
    return 0
  fi
  rm -f "$started"
  return 1
}

run_build() {
  log=$root/build/log.txt
  : >"$log" || return 1
  if [ ! -f "$root/build/release/build.ninja" ]; then
    if ! (cd "$root" && cmake --preset release) >>"$log" 2>&1; then
      tail -n 20 "$log" >&2
      say "Chuẩn bị dịch không thành công (nhật ký: $log)." "Preparing the build failed (log: $log)."
      return 1
    fi
  fi
  if [ -t 2 ]; then
    (cd "$root" && cmake --build build/release -j "$(jobs)" --target "$@") 2>&1 | tee -a "$log" |
      awk '/^\[/ {n = $1; printf "\r%s\033[K", n; fflush()} END {printf "\r\033[K"}' >&2
    grep -qE '^(FAILED|ninja: (error|build stopped))' "$log" || return 0
  else
    (cd "$root" && cmake --build build/release -j "$(jobs)" --target "$@") >>"$log" 2>&1 && return 0
  fi
  grep -nE 'error|FAILED' "$log" | head -n 20 >&2
  say "Dịch chương trình không thành công (nhật ký: $log)." "The build failed (log: $log)."
  return 1
}
