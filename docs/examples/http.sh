#!/bin/sh
# Asks a server by curl. Start one with `askreviews serve`, and name its address.
address=${1:-http://127.0.0.1:7860}
curl --fail --silent "${address%/}/api/v1/ask" -H 'Content-Type: application/json' \
  -d '{"question": "Why can exosomes from M1 macrophages be harmful?", "k": 1}'
