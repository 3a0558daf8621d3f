// The player of recordings that are files or playlists. It has `play`, `pause`, `seek`, `setRate`, `now` and `isPaused`. `now` is
// in seconds.
(function () {
  'use strict';
  const players = window.talkpressPlayers = {};

  // `tell` says that something has changed, or with the name of a sentence, what is wrong.
  players.file = ({ src }, { at, poster, tell, settings }) => {
    const video = Object.assign(document.createElement('video'), { controls: true, playsInline: true, poster, src });
    let wanted = at;
    const covers = (ranges, to) => [...Array(ranges.length).keys()].some((n) => ranges.start(n) <= to + 0.5 && to - 0.5 <= ranges.end(n));
    // A server that sends files only from their start lets the film jump back there, without an error.
    const seek = (to) => {
      wanted = to;
      if (!video.readyState) return !video.error;
      if (Math.abs(to - video.currentTime) > 0.01 && !covers(video.seekable, Math.min(to, video.duration || to)) && !covers(video.buffered, to)) {
        tell('noSeek');
        return false;
      }
      video.currentTime = to;
      return true;
    };
    video.addEventListener('loadedmetadata', () => { if (wanted > 0) seek(wanted); });
    video.addEventListener('seeked', () => {
      if (video.currentTime + 1.5 < Math.min(wanted, video.duration)) tell('noSeek');
      // The reader may use the video's own bar.
      wanted = 0;
    });
    video.addEventListener('error', () => tell('broken'));
    ['play', 'pause', 'seeking', 'seeked', 'timeupdate'].forEach((type) => video.addEventListener(type, () => tell()));
    const frame = () => {
      tell();
      video.requestVideoFrameCallback?.(frame);
    };
    frame();
    let track;
    return {
      element: video,
      play: () => video.play().catch(() => {}),
      pause: () => video.pause(),
      seek,
      setRate: (rate) => { video.playbackRate = rate; },
      now: () => (video.readyState ? video.currentTime : wanted),
      isPaused: () => video.paused,
      addCues(cues, isShown) {
        track = video.addTextTrack('captions', settings.captions, settings.lang);
        cues.forEach(([from, to, text]) => track.addCue(new VTTCue(from, to, text.replace(/&/g, '&amp;').replace(/</g, '&lt;'))));
        track.mode = isShown ? 'showing' : 'hidden';
      },
      showCues: (isShown) => { if (track) track.mode = isShown ? 'showing' : 'hidden'; },
    };
  };
  players.playlist = players.file;
})();
