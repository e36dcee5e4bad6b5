#!/usr/bin/env bash
# Speaks the dialogues of .build/voices with flite and writes, per dialogue and speaker, one WAV file (16 kHz G.711
# µ-law) that holds his turns without the pauses between them, and per dialogue a table of turns:
#   start of the turn in the dialogue (ms) | speaker | where it lies in his file (ms) | length (ms) | text
# Needs Debian's flite and sox. Run it from the repository root: .build/voices.sh
set -euo pipefail
export LC_ALL=C
from=.build/voices
to=app/src/main/resources/dev/earshot/app/demo/voice
rate=16000
loudness=-23 # dB RMS of every turn
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$to"

# speak VOICE CENTS TEMPO TEXT FILE: synthesise, trim the silence around, shift, bring to the same loudness
speak() {
  flite -voice "$1" -t "$4" -o "$tmp/raw.wav"
  sox -D "$tmp/raw.wav" -r $rate "$tmp/cut.wav" \
    silence 1 0.01 -48d reverse silence 1 0.01 -48d reverse highpass 90 pitch "$2" tempo -s "$3" gain -n -1
  rms=$(sox "$tmp/cut.wav" -n stat 2>&1 | awk '/RMS.*amplitude/ {print 20 * log($3) / log(10)}')
  sox -D "$tmp/cut.wav" "$5" gain -l "$(awk "BEGIN {print $loudness - ($rms)}")" \
    fade t 0.005 0 0.02 pad 0 0.02
}

for script in "$from"/*.txt; do
  name=$(basename "$script" .txt)
  declare -A voice=() cents=() tempo=() used=() parts=()
  now=0
  turn=0
  : >"$to/$name.turns"
  while read -r first second third fourth; do
    case $first in
      '' | '#'*) ;;
      [a-z]*) voice[$first]=$second cents[$first]=$third tempo[$first]=$fourth used[$first]=0 parts[$first]= ;;
      *)
        turn=$((turn + 1))
        text="$third${fourth:+ $fourth}"
        speak "${voice[$second]}" "${cents[$second]}" "${tempo[$second]}" "$text" "$tmp/$name-$turn.wav"
        samples=$(soxi -s "$tmp/$name-$turn.wav")
        millis=$((samples * 1000 / rate))
        sox -D "$tmp/$name-$turn.wav" "$tmp/$name-$turn-cut.wav" trim 0 "$((millis * rate / 1000))s"
        now=$((now + first))
        echo "$now|$second|${used[$second]}|$millis|$text" >>"$to/$name.turns"
        parts[$second]+=" $tmp/$name-$turn-cut.wav"
        used[$second]=$((used[$second] + millis))
        now=$((now + millis))
        ;;
    esac
  done <"$script"
  for speaker in "${!parts[@]}"; do
    sox -D ${parts[$speaker]} -r $rate -c 1 -e mu-law "$to/$name-$speaker.wav"
  done
  echo "$name: $((now / 1000)) s, $turn turns"
done
du -cb "$to"/*.wav | tail -1
