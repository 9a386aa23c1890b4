#!/usr/bin/env bash
# Makes a release: ops/release.sh 0.1.0. What it does, and what is left to people: docs/releasing.md.
set -euo pipefail

fail() {
    printf 'release: %s\n' "$*" >&2
    exit 1
}

version=
build=1
for argument in "$@"; do
    case $argument in
        --no-build) build= ;; # the commits and the tag alone
        -*) fail "unknown option $argument; usage: ops/release.sh [--no-build] VERSION" ;;
        *) version=$argument ;;
    esac
done
printf '%s' "$version" | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+$' \
    || fail "a version is MAJOR.MINOR.PATCH, such as 0.1.0; usage: ops/release.sh [--no-build] VERSION"
cd "$(dirname "$0")/.."

# --- may it be made

[ -z "$(git status --porcelain)" ] || fail "there are changes that are not committed"
! git rev-parse --quiet --verify "refs/tags/v$version" >/dev/null || fail "there is a tag v$version already"
before=$(sed -n 's:^    <version>\(.*\)</version>$:\1:p' pom.xml | head -n 1)
case $before in
    *-SNAPSHOT) ;;
    *) fail "the version in pom.xml is $before, which is no snapshot" ;;
esac
sed -n '/^## Unreleased$/,/^## [0-9]/p' CHANGELOG.md | grep -q '^- ' \
    || fail "CHANGELOG.md says nothing below ## Unreleased"

# --- the version, everywhere it stands

# Replaced in place on Linux and macOS alike.
edit() {
    local expression=$1 file
    shift
    for file in "$@"; do
        sed "$expression" "$file" >"$file.edited"
        cat "$file.edited" >"$file"
        rm "$file.edited"
    done
}

poms() {
    git ls-files 'pom.xml' '*/pom.xml'
}

# shellcheck disable=SC2046 # no file of ours has a space in its name
set_version() {
    edit "s:<version>$1</version>:<version>$2</version>:" $(poms)
}

date=$(git log -1 --format=%cs)
set_version "$before" "$version"
# jars are equal however often they are built
edit "s:\(<project.build.outputTimestamp>\)[^<]*:\1${date}T00\:00\:00Z:" pom.xml
edit "s:^## Unreleased\$:## $version ($date):" CHANGELOG.md
# shellcheck disable=SC2046
edit "s:newTag\: [0-9.]*:newTag\: $version:" $(git ls-files 'ops/k8s/overlays/*/kustomization.yaml')
git commit --quiet --all --message "Release $version"
git tag --annotate "v$version" --message "Techpack $version"

next=$(printf '%s' "$version" | awk -F. '{ print $1 "." $2 + 1 ".0-SNAPSHOT" }')
set_version "$version" "$next"
awk -v released="## $version " 'index($0, released) == 1 { print "## Unreleased\n" } { print }' CHANGELOG.md >CHANGELOG.md.edited
cat CHANGELOG.md.edited >CHANGELOG.md
rm CHANGELOG.md.edited
git commit --quiet --all --message "Begin ${next%-SNAPSHOT}"
printf 'v%s is tagged; %s has begun\n' "$version" "$next"
[ -n "$build" ] || exit 0

# --- the artifacts: built twice of the tag, in clones of their own, and equal

release=$PWD/target/release-$version
rm -rf "$release"
mkdir -p "$release/files"
for copy in one two; do
    git clone --quiet --branch "v$version" "$PWD" "$release/$copy" 2>/dev/null
    goal=package
    [ $copy = one ] && goal=verify
    printf 'building %s (%s)…\n' "$copy" "$goal"
    (cd "$release/$copy" && ./mvnw --batch-mode --quiet $([ $goal = package ] && echo -DskipTests) $goal)
done
(cd "$release/one" && ls ./*/target/*.jar cli/target/lib/*.jar) | while read -r jar; do
    cmp --silent "$release/one/$jar" "$release/two/$jar" || fail "$jar is not the same when it is built again"
done
cp "$release"/one/*/target/*-exec.jar "$release/files"
for module in api-gateway worker-category worker-baseviews worker-closeups worker-sketches cli; do
    bill=$release/one/$module/target/classes/META-INF/sbom/application.cdx.json
    # its plugin wants the network, and Maven leaves it out without a word when it is offline
    [ -f "$bill" ] || fail "$module has no bill of materials; was it built offline (-o, or MAVEN_ARGS)?"
    cp "$bill" "$release/files/$module-$version.cdx.json"
done
mkdir -p "$release/techpack-$version/lib"
cp "$release/one/cli/target/cli-$version.jar" "$release"/one/cli/target/lib/*.jar LICENSE NOTICE "$release/techpack-$version/lib"
tar --create --gzip --sort=name --owner=0 --group=0 --mtime="${date}T00:00:00Z" \
    --file "$release/files/techpack-$version.tar.gz" --directory "$release" "techpack-$version"
(cd "$release/files" && sha256sum -- * >SHA256SUMS)
if docker info >/dev/null 2>&1; then
    for module in api-gateway worker-category worker-baseviews worker-closeups worker-sketches; do
        docker build --quiet --build-arg MODULE=$module --tag "techpack/$module:$version" "$release/one"
    done
else
    printf 'no Docker here: the images are not built\n'
fi
printf 'In %s. To publish: git push --follow-tags, and docs/releasing.md\n' "$release/files"
