// Players of recordings in frames of two hosts, which are controlled by messages. No script of a host is loaded. Their methods are those of
// the player of files in `watching.js`.
(function () {
  'use strict';
  // How each host is asked, and what it answers.
  const HOSTS = {
    youtube: {
      origin: 'https://www.youtube-nocookie.com',
      path: ({ id }, at) => `/embed/${id}?enablejsapi=1&playsinline=1&autoplay=1&start=${Math.floor(at)}`,
      hello: [{ event: 'listening', id: 1, channel: 'widget' }],
      command: (func, ...args) => ({ event: 'command', func, args, id: 1, channel: 'widget' }),
      names: { play: 'playVideo', pause: 'pauseVideo', seek: 'seekTo', rate: 'setPlaybackRate' },
      read: ({ info }) => (info && typeof info === 'object' ? { time: info.currentTime, duration: info.duration, rate: info.playbackRate, isPlaying: 'playerState' in info ? info.playerState === 1 : undefined } : {}),
    },
    vimeo: {
      origin: 'https://player.vimeo.com',
      path: ({ id, hash }, at) => `/video/${id}?${hash ? `h=${hash}&` : ''}dnt=1&playsinline=1&autoplay=1#t=${Math.floor(at)}s`,
      hello: [...['play', 'pause', 'ended', 'timeupdate', 'seeked', 'playbackratechange'].map((value) => ({ method: 'addEventListener', value })), { method: 'getCurrentTime' }, { method: 'getPaused' }],
      command: (method, value) => ({ method, value }),
      names: { play: 'play', pause: 'pause', seek: 'setCurrentTime', rate: 'setPlaybackRate' },
      read: ({ event, method, value, data }) => ({
        time: method === 'getCurrentTime' ? value : data?.seconds,
        duration: data?.duration,
        rate: data?.playbackRate,
        // A `timeupdate` also follows a seek while it is paused.
        isPlaying: method === 'getPaused' ? !value : event === 'play' ? true : event === 'pause' || event === 'ended' ? false : undefined,
      }),
    },
  };

  function framed(host, recording, { at, tell, settings }) {
    const { origin, path, hello, command, names, read } = host;
    const frame = Object.assign(document.createElement('iframe'), {
      allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture', allowFullscreen: true,
      referrerPolicy: 'strict-origin-when-cross-origin', title: settings.title, src: origin + path(recording, at),
    });
    let [time, duration, rate, wished, isPlaying, answered] = [at, Infinity, 1, 1, false, 0];
    // When `time` was true, by our clock.
    let since = 0;
    const send = (message) => frame.contentWindow?.postMessage(JSON.stringify(message), origin);
    const say = (name, ...values) => send(command(names[name], ...values));
    const ask = setInterval(() => hello.forEach(send), 250);
    const limit = setTimeout(() => { clearInterval(ask); if (!answered) tell('noAnswer'); }, 10000);

    // Only numbers that can be a moment of this video.
    const isMoment = (value, most) => typeof value === 'number' && value >= 0 && value <= most;
    function receive({ source, origin: from, data }) {
      if (source !== frame.contentWindow || from !== origin) return;
      let message = data;
      try {
        if (typeof data === 'string') message = data.length < 20000 && JSON.parse(data);
      } catch {}
      if (!message || typeof message !== 'object') return;
      const news = read(message);
      if (isMoment(news.duration, 1e6) && news.duration) duration = news.duration;
      if (isMoment(news.rate, 16) && news.rate) rate = news.rate;
      if (typeof news.isPlaying === 'boolean') {
        time = now();
        [since, isPlaying] = [performance.now(), news.isPlaying];
      }
      if (!isMoment(news.time, Math.min(duration, 1e6) + 1)) return;
      [time, since] = [news.time, performance.now()];
      if (answered) return;
      answered = 1;
      clearInterval(ask);
      clearTimeout(limit);
      if (wished !== 1) say('rate', wished);
      tell('');
    }
    addEventListener('message', receive);
    // Between reports our clock runs on, for a second at most.
    const now = () => (isPlaying ? Math.min(time + Math.min(1, (performance.now() - since) / 1000) * rate, duration) : time);
    return {
      element: frame,
      play: () => say('play'),
      pause: () => say('pause'),
      seek(to) {
        if (host === HOSTS.youtube) say('seek', to, true);
        else say('seek', to);
        [time, since] = [to, performance.now()];
        return answered;
      },
      // It hears nothing before it answers.
      setRate(to) {
        wished = to;
        say('rate', to);
      },
      now,
      isPaused: () => !isPlaying,
      isSilent: () => !answered,
      end() {
        removeEventListener('message', receive);
        clearInterval(ask);
        clearTimeout(limit);
      },
    };
  }
  Object.keys(HOSTS).forEach((name) => { window.talkpressPlayers[name] = (...given) => framed(HOSTS[name], ...given); });
})();
