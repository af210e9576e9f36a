"""What editors do to whole pages: begin one, call one by another id, ask what rests on one."""
