# What the scripts that install Python programs share; they source it after judge.sh and call `wrap` and `check_debian`.
# Debian's own Python: what is compiled in its packages fits no other.
python=/usr/bin/python3
version="$version $(cat "$here/python.sh" "$here/unpack-python" | cksum) $(readlink -f $python || true)"

# Ends the script with a skip where the recipe cannot work.
check_debian() {
  grep -qsx 'ID=debian' /etc/os-release || skip "it is taken from Debian packages, and this is not Debian"
  [[ -x $python ]] || apt_install python3 || skip "install Debian's python3"
}

# wrap PROGRAM ARGUMENT...: writes a program that runs Python with ARGUMENT... and the packages in the folders of `packages`.
wrap() {
  local program=$1
  shift
  cat > "$folder/$program" << RUN
#!/bin/sh
here=\$(cd "\$(dirname "\$0")" && pwd)
for folder in$(printf ' "$here"/%s/usr/lib' "${packages[@]}"); do
  PYTHONPATH=\${PYTHONPATH:+\$PYTHONPATH:}\$folder/python3/dist-packages
  for libraries in "\$folder"/*-linux-*; do
    LD_LIBRARY_PATH=\${LD_LIBRARY_PATH:+\$LD_LIBRARY_PATH:}\$libraries
  done
done
export PYTHONPATH LD_LIBRARY_PATH PYTHONNOUSERSITE=1
exec $python $* "\$@"
RUN
  chmod +x "$folder/$program"
}

# Saves each run the time to compile; what does not compile is not needed.
compile() {
  $python -m compileall -q "$folder" > /dev/null || true
}
